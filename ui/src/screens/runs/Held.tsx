// A feed that the guard holds: why, and what a person can decide.

import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useDo } from "../../parts/ask";
import { Problem } from "../../parts/Problem";
import { useWords } from "../../words";

interface Props {
  shop: string;
  run: number;
  mapping: string;
  why: string[];
}

export function Held({ shop, run, mapping, why }: Props) {
  const { t } = useWords();
  const [name, setName] = useState("");
  const release = useDo("release");
  const decide = (decision: "release" | "expected" | "reject") => release.mutate({ shop, run, mapping, decision });
  return (
    <section className="problem" style={{ maxWidth: "none" }}>
      <strong>{t("held.title", { mapping })}</strong>
      {why.map((one) => <span key={one}>{one}</span>)}
      <span className="quiet">{t("held.about")}</span>
      <div className="row wrap" style={{ marginTop: 6 }}>
        <Button variant="default" disabled={release.isPending} onClick={() => decide("expected")}>{t("held.expected")}</Button>
        <Button variant="default" disabled={release.isPending} onClick={() => decide("reject")}>{t("held.reject")}</Button>
        <TextInput w={190} aria-label={t("held.type", { mapping })} placeholder={t("held.type", { mapping })} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <Button color="red" disabled={name !== mapping || release.isPending} onClick={() => decide("release")}>{t("held.release")}</Button>
      </div>
      <Problem error={release.error} />
    </section>
  );
}
