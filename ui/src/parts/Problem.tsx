// What went wrong: what happened, where, and what helps.

import { useWords } from "../words";
import type { ApiError } from "../host";
import { useTrouble } from "./told";

/** `here`: where it went wrong is in sight. */
export function Problem({ error, here = false }: { error: { told: ApiError } | Error | null; here?: boolean }) {
  const { t } = useWords();
  const { trouble } = useTrouble();
  if (!error) return null;
  const told: ApiError = "told" in error ? error.told : { code: "unexpected", message: error.message, hint: "", at: "" };
  const { what, help, detail, place, several } = trouble(told.code === "connection" ? { code: told.code, message: t("problem.lost"), hint: t("problem.lostHint") } : told);
  return (
    <div className="problem" role="alert">
      <strong>{what}</strong>
      {several.length === 0 && place && !here && <span className="quiet">{place}</span>}
      {help && <span>{help}</span>}
      {several.map((one) => (
        <span key={`${one.place} ${one.what}`}>
          <span className="quiet">{one.place}</span> {[one.what, one.help].filter(Boolean).join(" – ")}
        </span>
      ))}
      {detail && <span className="quiet" lang="en">{detail}</span>}
    </div>
  );
}
