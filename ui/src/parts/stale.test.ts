import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { stale } from "./stale";

describe("what is written", () => {
  it("has a first answer that is under way asked again", async () => {
    const client = new QueryClient();
    const given = ["before", "after"];
    const asked: Array<() => void> = [];
    const observer = new QueryObserver(client, {
      queryKey: ["shop", { shop: "/shop" }],
      queryFn: () => new Promise<string | undefined>((answer) => { const now = given.shift(); asked.push(() => answer(now)); }),
    });
    const end = observer.subscribe(() => {});
    const again = stale(client, ["catalog"]);
    asked[0]?.();
    await Promise.resolve();
    await expect.poll(() => asked.length).toBe(2);
    asked[1]?.();
    await again;
    expect(observer.getCurrentResult().data).toBe("after");
    end();
  });
});
