// What went wrong: what happened, where, and what helps.

import { useWords } from "../words";
import type { ApiError } from "../host";
import { useTrouble } from "./told";

export function Problem({ error }: { error: { told: ApiError } | Error | null }) {
  const { t } = useWords();
  const { trouble } = useTrouble();
  if (!error) return null;
  const told: ApiError = "told" in error ? error.told : { code: "unexpected", message: error.message, hint: "", at: "" };
  const lost = told.code === "connection";
  const { what, help, detail } = lost ? { what: t("problem.lost"), help: t("problem.lostHint"), detail: "" } : trouble(told);
  const place = told.at && !what.includes(told.at) ? told.at : "";
  return (
    <div className="problem" role="alert">
      <strong>{what}</strong>
      {place && <span className="mono quiet">{place}</span>}
      {help && <span>{help}</span>}
      {detail && <span className="quiet" lang="en">{detail}</span>}
    </div>
  );
}
