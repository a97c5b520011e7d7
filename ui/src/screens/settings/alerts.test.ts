import { describe, expect, it } from "vitest";
import type { AlertsConfig } from "../../host";
import { complete, free, hookOf } from "./alerts";

const none: AlertsConfig = { silent_hours: 26, pause_minutes: 15, remind_hours: 24 };

describe("who is told of trouble", () => {
  it("has a secret of its own for each address that holds a token", () => {
    const first = hookOf("slack", []);
    expect(first.url).toEqual({ secret: "alerts-slack-1" });
    expect(hookOf("slack", [first]).url).toEqual({ secret: "alerts-slack-2" });
    // One that was taken away leaves its number, and takes no other's.
    expect(free("alerts-slack", [hookOf("slack", [first])])).toBe("alerts-slack-1");
    expect(hookOf("feedmill", []).url).toBe("");
  });
  it("is kept only with all that sending needs", () => {
    const mail = { server: "smtp.shop.example", security: "starttls" as const, from: "feeds@shop.example", to: [] };
    expect(complete({ ...none, mail }, none, {})).toBe(false);
    expect(complete({ ...none, mail: { ...mail, to: ["ann@shop.example"] } }, none, {})).toBe(true);
    const slack = { ...none, webhook: [hookOf("slack", [])] };
    expect(complete(slack, none, {})).toBe(false);
    expect(complete(slack, none, { "alerts-slack-1": "https://hooks.example/x" })).toBe(true);
    expect(complete(slack, slack, {})).toBe(true);
  });
});
