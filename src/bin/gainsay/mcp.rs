//! `gainsay mcp`: a server for agents over standard input and output, by the Model Context Protocol.
//!
//! ```text
//! verify(draft, sources)            a line for every figure of the draft, the worst first
//! check(texts)                      a line for every conflict, then what was seen
//! explain(rule)                     what a rule checks and why
//! explain(texts, first, second)     why the figures of two places were compared or not
//! ```
//! Texts come with the call; no file is read but the configuration and rules at the start. A mistake in a call is an answer that says what to give.

mod call;
mod desk;

use std::sync::Arc;

use rmcp::handler::server::ServerHandler;
use rmcp::model::{
    CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, Implementation, ListToolsResult, PaginatedRequestParams, ServerCapabilities,
    ServerConfig, Tool, ToolAnnotations,
};
use rmcp::service::{RequestContext, RoleServer, ServiceExt};

use crate::BAD;
use crate::args::Settings;
use crate::output::Output;
use crate::plan::Plan;
use desk::Desk;

/// What an agent is told of the server as a whole.
const INSTRUCTIONS: &str = "Cross-checks figures in English prose. Call verify before you hand over a text that was written from sources: what is \
    contradicted is wrong or needs its speaker, what is unsupported needs a source. Nothing is known of the world; only the texts of the call are compared.";

pub fn run(settings: &Settings, output: &Output) -> u8 {
    let Some(plan) = Plan::with_cases(settings, output) else { return BAD };
    let served = serve(Server { desk: Arc::new(Desk::new(plan)) });
    match served {
        Ok(()) => 0,
        Err(reason) => {
            output.error(&format!("the agent's connection failed: {reason}"), Some("`gainsay mcp` is started by an agent; docs/agents.md says how."));
            BAD
        }
    }
}

fn serve(server: Server) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
    let done = runtime.block_on(async {
        let running = server.serve(rmcp::transport::stdio()).await.map_err(|error| error.to_string())?;
        running.waiting().await.map(|_| ()).map_err(|error| error.to_string())
    });
    // standard input cannot be interrupted: the thread that waits for it is left behind
    runtime.shutdown_background();
    done
}

struct Server {
    desk: Arc<Desk>,
}

impl ServerHandler for Server {
    fn get_info(&self) -> ServerConfig {
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
            .with_server_info(Implementation::new("gainsay", env!("CARGO_PKG_VERSION")))
            .with_instructions(INSTRUCTIONS)
    }

    async fn list_tools(&self, _: Option<PaginatedRequestParams>, _: RequestContext<RoleServer>) -> Result<ListToolsResult, rmcp::ErrorData> {
        Ok(ListToolsResult::with_all_items(tools()))
    }

    async fn call_tool(&self, request: CallToolRequestParams, _: RequestContext<RoleServer>) -> Result<CallToolResponse, rmcp::ErrorData> {
        let arguments = serde_json::Value::Object(request.arguments.unwrap_or_default());
        let answer = match request.name.as_ref() {
            "verify" => call::read(arguments).and_then(|call| self.desk.verify(call)),
            "check" => call::read(arguments).and_then(|call| self.desk.check(call)),
            "explain" => call::read(arguments).and_then(|call| self.desk.explain(call)),
            other => return Err(rmcp::ErrorData::invalid_params(format!("no tool is called \"{other}\": there are verify, check and explain"), None)),
        };
        Ok(match answer {
            Ok(text) => CallToolResult::success(vec![ContentBlock::text(text)]),
            Err(reason) => CallToolResult::error(vec![ContentBlock::text(reason)]),
        }
        .into())
    }
}

fn tools() -> Vec<Tool> {
    let tool = |name: &'static str, what: &'static str, schema: serde_json::Value| {
        let schema = schema.as_object().cloned().unwrap_or_default();
        Tool::new(name, what, Arc::new(schema)).annotate(ToolAnnotations::new().read_only(true).idempotent(true).open_world(false))
    };
    vec![
        tool(
            "verify",
            "Say of every figure of a draft whether its sources have it. One line each, the worst first: place, verdict (contradicted, unsupported, derived, \
             supported, exempt, unread), the figure, and what the sources have.",
            call::schema_of::<call::Verify>(),
        ),
        tool(
            "check",
            "Find figures that cannot all be true, within one text or between several. One line a conflict: place, severity, rule, what is wrong, and what one \
             value would mend it; the last line says what was seen.",
            call::schema_of::<call::Check>(),
        ),
        tool(
            "explain",
            "Say what a rule checks and why (rule), or why the figures of two places were compared or not (texts, first and second as NAME:LINE or \
             NAME:LINE:COLUMN).",
            call::schema_of::<call::Explain>(),
        ),
    ]
}
