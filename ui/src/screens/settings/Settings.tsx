// Settings of the program, not of a shop's feeds: language, appearance, what it does on this computer, what leaves it.

import { SegmentedControl, useMantineColorScheme } from "@mantine/core";
import { useAsk } from "../../parts/ask";
import { Place } from "../../parts/small";
import { choose, languages, useWords } from "../../words";
import { Alerts } from "./Alerts";
import { Computer } from "./Computer";
import { Past } from "./Past";
import { Secrets } from "./Secrets";
import { Shop } from "./Shop";

export function Settings({ shop, part }: { shop: string; part: string | undefined }) {
  const { t, language } = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const about = useAsk("about", {});
  return (
    <Place title={t("settings.title")}>
      <div className="settings">
        <section>
          <h2 id="language">{t("frame.language")}</h2>
          <SegmentedControl aria-labelledby="language" data={languages.map((value) => ({ value, label: t(`language.${value}`) }))} value={language} onChange={choose} />
        </section>
        <section>
          <h2 id="look">{t("frame.look")}</h2>
          <SegmentedControl aria-labelledby="look" data={(["auto", "light", "dark"] as const).map((value) => ({ value, label: t(`look.${value}`) }))} value={colorScheme} onChange={setColorScheme} />
        </section>
        <Computer />
        <Shop shop={shop} />
        <Alerts shop={shop} wanted={part === "alerts"} />
        <Secrets shop={shop} />
        <section>
          <h2>{t("settings.private")}</h2>
          <p>{t("settings.privateAbout")}</p>
          <p className="quiet">{t("settings.updates")}</p>
        </section>
        <Past shop={shop} />
        <section>
          <h2>{t("settings.this")}</h2>
          {about.data && (
            <>
              <p>{t("settings.version", { version: about.data.version })}</p>
              <p className="quiet">{t("settings.folder")}: <span className="mono">{about.data.settings}</span></p>
            </>
          )}
        </section>
      </div>
    </Place>
  );
}
