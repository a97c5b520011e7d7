// The first screen: make a shop from a feed, look at the example, or open one of the shops of before.

import { ActionIcon, Anchor, Button, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { desktop } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { Feed } from "../../parts/Feed";
import { useFormat } from "../../parts/format";
import { Icon } from "../../parts/icons";
import { Problem } from "../../parts/Problem";
import { go, to } from "../../parts/route";
import { choose as speak, useWords } from "../../words";
import { Making } from "./Making";

/** `dropped`: a file that was dropped on the window, wherever it was. */
export function Welcome({ dropped: given }: { dropped: { place: string } | null }) {
  const { t, language } = useWords();
  const asked = useAsk("welcome", {});
  const inspect = useDo("inspect");
  const example = useDo("create_example", ({ folder }) => go("shop", folder));
  const look = (place: string) => {
    if (place.trim()) inspect.mutate({ place });
  };
  // Each file that is dropped is looked at once, when it comes.
  useEffect(() => {
    if (given) look(given.place);
    // oxlint-disable-next-line react/exhaustive-deps
  }, [given]);

  if (inspect.data && inspect.variables) {
    return <Making place={inspect.variables.place} found={inspect.data} back={inspect.reset} />;
  }
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
        <Feed key={given?.place} title={t("welcome.new")} place={inspect.variables?.place ?? given?.place ?? ""} busy={inspect.isPending} error={inspect.error} look={look} cancel={inspect.reset} />
        <section className="row">
          <div className="grow">
            <h2>{t("welcome.example")}</h2>
            <p className="quiet">{t("welcome.exampleAbout")}</p>
          </div>
          <Button variant="default" size="sm" loading={example.isPending} onClick={() => example.mutate({ language })}>{t("welcome.openExample")}</Button>
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
