-- A writer's session in Neovim: a draft is opened, its marks are read, a figure is hovered over, and the first action is applied.
-- What was seen goes to the file named in SEEN, as JSON.

local seen = {}

-- the server answers when it answers; what never comes is told by what is missing from `seen`
local function wait(holds)
  return vim.wait(60000, holds, 20)
end

local function marks()
  return vim.diagnostic.get(0)
end

local function session()
  wait(function() return #marks() > 0 end)
  local client = vim.lsp.get_clients({ bufnr = 0 })[1]
  seen.client = client and client.name
  seen.root = client and client.root_dir
  seen.marks = vim.tbl_map(function(mark)
    return { line = mark.lnum, from = mark.col, to = mark.end_col, code = mark.code, severity = mark.severity, message = mark.message }
  end, marks())
  local mark = marks()[1]
  if not mark then return end
  vim.api.nvim_win_set_cursor(0, { mark.lnum + 1, mark.col })

  local at = vim.lsp.util.make_position_params(0, client.offset_encoding)
  local hover = vim.lsp.buf_request_sync(0, "textDocument/hover", at, 60000)
  seen.hover = hover[client.id].result.contents.value

  -- as `:lua vim.lsp.buf.code_action()` does once an entry was chosen
  vim.ui.select = function(items, options, chosen)
    seen.actions = vim.tbl_map(options.format_item, items)
    chosen(items[1], 1)
  end
  vim.lsp.buf.code_action()
  local before = vim.api.nvim_buf_get_changedtick(0)
  wait(function() return vim.api.nvim_buf_get_changedtick(0) ~= before end)
  seen.text = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  wait(function() return #marks() == 0 end)
  seen.left = #marks()
end

local fine, trouble = pcall(session)
if not fine then seen.trouble = tostring(trouble) end
vim.fn.writefile({ vim.json.encode(seen) }, vim.env.SEEN)
vim.cmd("qall!")
