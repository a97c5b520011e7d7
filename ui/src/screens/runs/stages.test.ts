import { expect, test } from "vitest";
import type { Report } from "../../host";
import { stages } from "./stages";

test("a run's products are counted once at each stage, the reasons by their number", () => {
  const report = {
    snapshot: { rows: 10, joins: [{ source: "returns", matched: 7, unmatched_products: 3 }] },
    partners: [
      {
        partner: "acme",
        out: 6,
        excluded: [{ reason: "few", count: 1 }, { reason: "no margin", count: 3 }],
        issues: [{ severity: "error", count: 2 }, { severity: "error", count: 1 }, { severity: "advice", count: 6 }],
      },
    ],
  } as unknown as Report;
  const [all, join, feed] = stages(report, "read", ({ reason }) => reason);
  expect(all).toMatchObject({ sent: 10, out: 0 });
  expect(join).toMatchObject({ name: "returns", sent: 7, out: 3 });
  expect(feed).toMatchObject({ sent: 4, faulty: 2, out: 4, why: [["no margin", 3], ["few", 1]] });
});
