"""Drives `gainsay mcp` with the public client of the protocol, and with frames that are none. Usage: client.py GAINSAY"""

import asyncio
import json
import subprocess
import sys

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

PROGRAM = sys.argv[1]
DRAFT = {"name": "draft.md", "text": "The depot holds 40 lorries. The bridge took 18 months to build.\n"}
SOURCE = {"name": "depot.txt", "text": "The depot holds 40 lorries. The bridge took 24 months to build.\n"}


async def talk():
    async with stdio_client(StdioServerParameters(command=PROGRAM, args=["mcp", "--no-config"])) as (read, write):
        async with ClientSession(read, write) as session:
            hello = await session.initialize()
            info = getattr(hello, "serverInfo", None) or hello.server_info
            assert info.name == "gainsay", hello
            tools = {tool.name: tool for tool in (await session.list_tools()).tools}
            assert sorted(tools) == ["check", "explain", "verify"], tools
            for tool in tools.values():
                schema = getattr(tool, "inputSchema", None) or tool.input_schema
                assert schema["type"] == "object" and len(tool.description) > 40, tool

            async def call(name, **arguments):
                answer = await session.call_tool(name, arguments)
                failed = getattr(answer, "isError", None) or getattr(answer, "is_error", False)
                return bool(failed), "".join(block.text for block in answer.content)

            failed, text = await call("verify", draft=DRAFT, sources=[SOURCE])
            assert not failed and text.splitlines() == [
                "draft.md:1:45 contradicted: 18 months; depot.txt:1:45 has 24 months",
                "draft.md:1:17 supported: 40 lorries; depot.txt:1:17 has 40 lorries",
            ], text
            failed, text = await call("check", texts=[{"text": "Of those, 1,141 of 2,480 (52 percent) agreed."}])
            assert not failed and "text-1:1:11: error[percent-of-counts]" in text and "46 percent" in text, text
            failed, text = await call("check", texts=[DRAFT])
            assert not failed and text.rstrip().endswith("no conflicts"), text
            failed, text = await call("explain", rule="percent-of-counts")
            assert not failed and "percent-of-counts" in text, text
            failed, text = await call("explain", texts=[DRAFT, SOURCE], first="draft.md:1:45", second="depot.txt:1:45")
            assert not failed and "18 months" in text and "24 months" in text, text
            # mistakes are answers that say what to give
            for name, arguments, hint in [
                ("verify", {"draft": DRAFT, "sources": []}, "nothing to hold the draft against"),
                ("verify", {"draft": "a string", "sources": [SOURCE]}, "Texts are objects"),
                ("verify", {"draft": DRAFT, "sources": [{**SOURCE, "date": "soon"}]}, "is no date"),
                ("check", {}, "missing field `texts`"),
                ("check", {"texts": []}, "nothing to check"),
                ("check", {"texts": [DRAFT], "paths": ["/etc"]}, "unknown field `paths`"),
                ("explain", {"rule": "percent-of-count"}, "Did you mean percent-of-counts?"),
                ("explain", {}, "Give either rule"),
                ("explain", {"texts": [DRAFT], "first": "draft.md:1", "second": "other.md:1"}, "No text is called"),
            ]:
                failed, text = await call(name, **arguments)
                assert failed and hint in text, (name, arguments, text)
            try:
                failed, text = await call("rewrite")
                assert failed, text
            except Exception as error:
                assert "no tool is called" in str(error), error
            # and after all of them it still works
            failed, text = await call("check", texts=[DRAFT, {**DRAFT}])
            assert not failed, text


def bad_frames():
    server = subprocess.Popen([PROGRAM, "mcp", "--no-config"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def send(data):
        server.stdin.write(data + b"\n")
        server.stdin.flush()

    def ask(method, number, params):
        send(json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params}).encode())
        while True:
            answer = json.loads(server.stdout.readline())
            if answer.get("id") == number:
                return answer

    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}
    assert "result" in ask("initialize", 1, hello)
    send(b'{"jsonrpc": "2.0", "method": "notifications/initialized"}')
    for frame in [b"", b"not json", b"{", b"[]", b"\xff\xfe", b'{"jsonrpc": "1.0"}', b'{"id": {}, "method": 3}', b'"text"', b"{" * 5000]:
        send(frame)
    assert "error" in ask("tools/nothing", 2, {})
    answer = ask("tools/call", 3, {"name": "check", "arguments": {"texts": [{"text": "It has 12 boats."}]}})
    assert "no conflicts" in answer["result"]["content"][0]["text"], answer
    server.stdin.close()
    assert server.wait(20) == 0, server.stderr.read()


asyncio.run(asyncio.wait_for(talk(), 100))
bad_frames()
print("all is well")
