// The products behind a number of another screen, as the address of the products has them.

import type { Behind, Did, Severity } from "../host";
import { to } from "./route";

/** Where these products are shown. */
export function toBehind(shop: string, behind: Behind): string {
  const path = behind.kind === "issue" ? [behind.mapping, behind.severity, behind.check, behind.attribute] : [behind.did, behind.rule, ...(behind.mapping ? [behind.mapping] : [])];
  return to("shop", shop, "products", behind.kind, ...path);
}

/** What the steps after the products say; none where they say nothing. */
export function behindOf([kind, first, second, third, fourth]: string[]): Behind | null {
  if (kind === "issue" && first && second && third && fourth) return { kind, mapping: first, severity: second as Severity, check: third, attribute: fourth };
  if (kind === "rule" && first && second) return { kind, did: first as Did, rule: second, mapping: third ?? null };
  return null;
}
