import { describe, expect, test } from "vitest";
import { sayEmbedFault } from "../../../src/components/embed/embed-words.ts";
import { frameSnippet } from "../../../src/exchange/embed/frame-snippet.ts";
import { parseEmbedMessage } from "../../../src/exchange/embed/messages.ts";

const to = "activation-playground";

describe("a message to the frame", () => {
  test.each([
    [
      { to, do: "play" },
      { id: null, ok: true, request: { do: "play" } },
    ],
    [
      { to, id: 7, do: "outcomes" },
      { id: 7, ok: true, request: { do: "outcomes" } },
    ],
    [
      { to, id: "a", do: "picture", of: "loss" },
      { id: "a", ok: true, request: { do: "picture", of: "loss", format: "svg" } },
    ],
  ])("%j is read", (data, read) => {
    expect(parseEmbedMessage(data)).toEqual(read);
  });

  test("an experiment may come as a file has it, or as a link does", () => {
    const ofLink = parseEmbedMessage({ to, do: "set", address: "?data=xor&hidden=4,2" });
    const ofFile = parseEmbedMessage({
      to,
      do: "set",
      experiment: { data: { dataset: "xor" }, network: { hidden: [4, 2] } },
    });
    expect(ofLink).toEqual(ofFile);
    expect(ofLink).toMatchObject({ ok: true });
  });

  test.each([null, 1, "play", [], {}, { do: "play" }, { to: "somebody", do: "play" }])(
    "%j is for somebody else",
    (data) => {
      expect(parseEmbedMessage(data)).toBeNull();
    },
  );

  test.each([
    [{ to, do: "eval" }, "play"],
    [{ to, do: "play", code: "alert(1)" }, "code"],
    [{ to, id: {}, do: "play" }, "id"],
    [{ to, id: "x".repeat(101), do: "play" }, "id"],
    [{ to, do: "set" }, "experiment"],
    [{ to, do: "set", experiment: {}, address: "" }, "experiment"],
    [{ to, do: "set", address: 7 }, "address"],
    [{ to, do: "set", address: "rate=fast" }, "rate"],
    [{ to, do: "set", experiment: { seed: -1 } }, "seed"],
    [{ to, do: "picture", of: "me" }, "comparison"],
    [{ to, do: "picture", of: "loss", format: "exe" }, "png"],
  ])("%j is refused with a sentence", (data, named) => {
    const message = parseEmbedMessage(data);
    expect(message?.ok).toBe(false);
    if (message && !message.ok) expect(sayEmbedFault(message.fault)).toContain(named);
  });
});

test("an address cannot leave the frame's HTML", () => {
  const html = frameSnippet('https://a.b/?x="><script>&y', "<b>");
  expect(html).not.toContain("<script>");
  expect(html.match(/"/g)).toHaveLength(12);
});
