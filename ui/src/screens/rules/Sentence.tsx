// A rule read aloud: if this and that, then so, else otherwise.

import { Fragment } from "react";
import type { ActionConfig, RuleConfig } from "../../host";
import { Condition } from "../../parts/Condition";
import { Chip, Field, Read, Value } from "../../parts/Value";
import { useWords } from "../../words";

function Action({ action }: { action: ActionConfig }) {
  const { t } = useWords();
  if (action.exclude != null) return <><span className="word">{t("rules.exclude")} </span><strong>{`“${action.exclude}”`}</strong></>;
  if (action.include != null) return <><span className="word">{t("rules.include")} </span><strong>{`“${action.include}”`}</strong></>;
  if (action.clear != null) return <><span className="word">{t("rules.clear")} </span><Field name={action.clear} /></>;
  if (action.set != null) {
    return (
      <>
        <Field name={action.set} /> <span className="word">{action.to ? t("rules.becomes") : t("rules.isChanged")} </span>
        {action.to && <Value value={action.to} />}
        {action.use?.map((item) => <Chip key={JSON.stringify(item)} item={item} />)}
      </>
    );
  }
  return <span className="word">{action.comment ?? t("rules.counts")}</span>;
}

function Actions({ word, actions }: { word: string; actions: ActionConfig[] }) {
  const { t } = useWords();
  return (
    <>
      <span className="word">{` ${word} `}</span>
      {actions.map((action, index) => (
        <Fragment key={JSON.stringify(action)}>
          {index > 0 && <span className="word">{` ${t("rules.and")} `}</span>}
          <Action action={action} />
        </Fragment>
      ))}
    </>
  );
}

export function Sentence({ rule }: { rule: RuleConfig }) {
  const { t } = useWords();
  return (
    <Read value>
      <div className="sentence">
        {rule.if ? <><span className="word">{t("rules.if")} </span><Condition condition={rule.if} /></> : <span className="word">{t("rules.always")}</span>}
        {rule.then && rule.then.length > 0 && <Actions word={t("rules.then")} actions={rule.then} />}
        {rule.else && rule.else.length > 0 && <Actions word={t("rules.else")} actions={rule.else} />}
      </div>
    </Read>
  );
}
