// A place to say which feed: an address or a path, a file that is chosen, or one that is dropped.

import { Anchor, Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type DragEvent, useRef, useState } from "react";
import { desktop, type Failure, upload } from "../host";
import { useWords } from "../words";
import { Problem } from "./Problem";
import { Waiting } from "./small";

interface Props {
  title: string;
  place: string;
  /** Reading goes on. */
  busy: boolean;
  error: Failure | null;
  look: (place: string) => void;
  /** Nobody waits for the reading any more. */
  cancel: () => void;
}

export function Feed({ title, place: given, busy: reading, error, look, cancel }: Props) {
  const { t } = useWords();
  const [place, setPlace] = useState(given);
  const [over, setOver] = useState(false);
  const dropped = useMutation<string, Failure, File>({ mutationFn: upload });
  const chooser = useRef<HTMLInputElement>(null);
  const take = (wanted: string) => {
    setPlace(wanted);
    look(wanted);
  };
  const choose = async () => {
    if (!desktop) return chooser.current?.click();
    const chosen = await desktop.choose("file", t("welcome.choose"));
    if (chosen) take(chosen);
  };
  const bring = (file: File | undefined) => {
    if (file) dropped.mutate(file, { onSuccess: take });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    bring(event.dataTransfer.files[0]);
  };
  const stop = () => {
    dropped.reset();
    cancel();
  };
  return (
    <section className={over ? "drop over" : "drop"} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <h2>{title}</h2>
      <form className="row" onSubmit={(event) => { event.preventDefault(); look(place); }}>
        <TextInput className="grow" size="sm" autoFocus aria-label={t("welcome.place")} placeholder={t("welcome.place")} value={place} onChange={(event) => setPlace(event.currentTarget.value)} />
        <Button type="submit" size="sm" disabled={!place.trim()}>{t("welcome.look")}</Button>
      </form>
      <p className="quiet">
        {t("welcome.drop")} <Anchor component="button" type="button" size="sm" onClick={() => void choose()}>{t("welcome.choose")}</Anchor>
      </p>
      <input ref={chooser} type="file" hidden aria-label={t("welcome.choose")} onChange={(event) => bring(event.currentTarget.files?.[0])} />
      {(reading || dropped.isPending) && (
        <div className="row">
          <Waiting label={t("welcome.reading")} />
          <Button size="compact-sm" variant="default" onClick={stop}>{t("mapping.cancel")}</Button>
        </div>
      )}
      <Problem error={error ?? dropped.error} />
    </section>
  );
}
