// What is wrong with a value, by the first product's example: the value, the detail in the person's language, and why
// the partner minds, in the words of its spec.

import type { IssueReport } from "../host";
import { useWords } from "../words";
import { usePartnerWords } from "./partnerWords";

export function IssueDetail({ issue: { message, value, detail, why } }: { issue: Pick<IssueReport, "message" | "value" | "detail" | "why"> }) {
  const { said } = useWords();
  const spec = usePartnerWords();
  if (!detail && !value) return spec(message);
  return (
    <>
      {value && <span>{`“${value}”`}</span>}
      {detail && <span>{`${value ? ": " : ""}${said("detail", detail, message)}`}</span>}
      {why && <span className="quiet">{`${detail ? ". " : " "}${spec(why)}`}</span>}
    </>
  );
}
