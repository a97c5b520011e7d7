// What went wrong: what happened, where, and what helps.

import { useWords } from "../words";

interface Told {
  code: string;
  message: string;
  hint: string;
  at: string;
}

export function Problem({ error }: { error: { told: Told } | Error | null }) {
  const { t } = useWords();
  if (!error) return null;
  const told = "told" in error ? error.told : { code: "unexpected", message: error.message, hint: "", at: "" };
  const lost = told.code === "connection";
  const place = told.at && !told.message.includes(told.at) ? told.at : "";
  return (
    <div className="problem" role="alert">
      <strong>{lost ? t("problem.lost") : told.message}</strong>
      {place && <span className="mono quiet">{place}</span>}
      {(lost || told.hint) && <span>{lost ? t("problem.lostHint") : told.hint}</span>}
    </div>
  );
}
