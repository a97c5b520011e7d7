// The first screen: make a shop from a feed, look at the example, or open one of the shops of before.

import { ActionIcon, Anchor, Button, TextInput } from "@mantine/core";
import { type DragEvent, useEffect, useRef, useState } from "react";
import { desktop, type Failure, upload } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { Icon } from "../../parts/icons";
import { Problem } from "../../parts/Problem";
import { go, to } from "../../parts/route";
import { Waiting } from "../../parts/small";
import { choose as speak, useWords } from "../../words";
import { Making } from "./Making";

/** `dropped`: a file that was dropped on the window, wherever it was. */
export function Welcome({ dropped: given }: { dropped: { place: string } | null }) {
  const { t, language } = useWords();
  const asked = useAsk("welcome", {});
  const inspect = useDo("inspect");
  const example = useDo("create_example", ({ folder }) => go("shop", folder));
  const [place, setPlace] = useState("");
  const [over, setOver] = useState(false);
  const [dropped, setDropped] = useState<{ busy: boolean; error: Failure | null }>({ busy: false, error: null });
  const chooser = useRef<HTMLInputElement>(null);

  const look = (wanted: string) => {
    setPlace(wanted);
    if (wanted.trim()) inspect.mutate({ place: wanted });
  };
  // Each file that is dropped is looked at once, when it comes.
  useEffect(() => {
    if (given) look(given.place);
    // oxlint-disable-next-line react/exhaustive-deps
  }, [given]);
  const choose = async () => {
    if (!desktop) return chooser.current?.click();
    const chosen = await desktop.choose("file", t("welcome.choose"));
    if (chosen) look(chosen);
  };
  const take = (file: File | undefined) => {
    if (!file) return;
    setDropped({ busy: true, error: null });
    upload(file).then(
      (uploaded) => { setDropped({ busy: false, error: null }); look(uploaded); },
      (error: Failure) => setDropped({ busy: false, error }),
    );
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };

  if (inspect.data && inspect.variables) {
    return <Making place={inspect.variables.place} found={inspect.data} back={inspect.reset} />;
  }
  const busy = inspect.isPending || dropped.busy;
  return (
    <main className="place-body" style={{ height: "100%", boxSizing: "border-box" }}>
      <div className="welcome">
        <header className="row">
          <img src="./icon.svg" width={30} height={30} alt="" />
          <div className="grow">
            <h1>{t("welcome.title")}</h1>
            <p className="quiet">{t("welcome.about")}</p>
          </div>
          <Anchor component="button" size="xs" onClick={() => speak(language === "nl" ? "en" : "nl")}>{t("welcome.otherLanguage")}</Anchor>
        </header>
        <section className={over ? "drop over" : "drop"} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
          <h2>{t("welcome.new")}</h2>
          <form className="row" onSubmit={(event) => { event.preventDefault(); look(place); }}>
            <TextInput className="grow" size="sm" autoFocus aria-label={t("welcome.place")} placeholder={t("welcome.place")} value={place} onChange={(event) => setPlace(event.currentTarget.value)} />
            <Button type="submit" size="sm" disabled={!place.trim() || busy}>{t("welcome.look")}</Button>
          </form>
          <p className="quiet">
            {t("welcome.drop")} <Anchor component="button" type="button" size="sm" onClick={() => void choose()}>{t("welcome.choose")}</Anchor>
          </p>
          <input ref={chooser} type="file" hidden aria-label={t("welcome.choose")} onChange={(event) => take(event.currentTarget.files?.[0])} />
          {busy && <Waiting label={t("welcome.reading")} />}
          <Problem error={inspect.error ?? dropped.error} />
        </section>
        <section className="row">
          <div className="grow">
            <h2>{t("welcome.example")}</h2>
            <p className="quiet">{t("welcome.exampleAbout")}</p>
          </div>
          <Button variant="default" size="sm" loading={example.isPending} onClick={() => example.mutate({})}>{t("welcome.openExample")}</Button>
        </section>
        <Problem error={example.error ?? asked.error} />
        <Recent recent={asked.data?.recent ?? []} />
        <OpenFolder />
      </div>
    </main>
  );
}

function Recent({ recent }: { recent: Array<{ folder: string; name: string; opened: string; missing: boolean }> }) {
  const { t } = useWords();
  const format = useFormat();
  const forget = useDo("forget_shop");
  if (recent.length === 0) return null;
  return (
    <section>
      <h2>{t("welcome.recent")}</h2>
      <table className="list" style={{ marginTop: 8 }}>
        <tbody>
          {recent.map(({ folder, name, opened, missing }) => (
            <tr key={folder}>
              <td>{missing ? <span className="quiet">{name}</span> : <a href={to("shop", folder)}>{name}</a>}</td>
              <td className="mono quiet">{folder}</td>
              <td className="quiet number">{missing ? t("welcome.missing") : format.moment(opened)}</td>
              <td style={{ width: 28 }}>
                <ActionIcon size="sm" aria-label={t("welcome.forget", { name })} title={t("welcome.forget", { name })} onClick={() => forget.mutate({ shop: folder })}><Icon name="close" /></ActionIcon>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function OpenFolder() {
  const { t } = useWords();
  const [folder, setFolder] = useState("");
  const open = useDo("open_shop", (opened) => go("shop", opened.folder));
  const choose = async () => {
    const chosen = await desktop?.choose("folder", t("welcome.open"));
    if (chosen) open.mutate({ shop: chosen });
  };
  return (
    <section className="stack" style={{ gap: 8 }}>
      <h2>{t("welcome.open")}</h2>
      <form className="row" onSubmit={(event) => { event.preventDefault(); open.mutate({ shop: folder }); }}>
        <TextInput className="grow" size="sm" aria-label={t("welcome.folder")} placeholder={t("welcome.folder")} value={folder} onChange={(event) => setFolder(event.currentTarget.value)} />
        <Button type="submit" variant="default" size="sm" disabled={!folder.trim()} loading={open.isPending}>{t("welcome.openIt")}</Button>
        {desktop && <Button variant="default" size="sm" onClick={() => void choose()}>{t("welcome.chooseFolder")}</Button>}
      </form>
      <Problem error={open.error} />
    </section>
  );
}
