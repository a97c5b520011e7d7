// What Feedmill does on this computer, whichever shop is open: pictures; and what only its own window does without being
// asked: starting at login, planned runs.

import { Switch } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { desktop, type Desktop, type Failure } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { Problem } from "../../parts/Problem";
import { useWords } from "../../words";

export function Computer() {
  const { t } = useWords();
  const asked = useAsk("computer", {});
  const set = useDo("set_computer");
  return (
    <section>
      <h2>{t("settings.computer")}</h2>
      <Switch label={t("settings.pictures")} description={t("settings.picturesAbout")} disabled={!asked.data} checked={asked.data?.pictures ?? false} onChange={(event) => set.mutate({ pictures: event.currentTarget.checked })} />
      <Problem error={asked.error ?? set.error} />
      {desktop && <OwnWindow desktop={desktop} />}
    </section>
  );
}

function OwnWindow({ desktop: shell }: { desktop: Desktop }) {
  const { t } = useWords();
  const client = useQueryClient();
  const asked = useQuery({ queryKey: ["desktop"], queryFn: shell.standing, staleTime: 0 });
  const set = useMutation<void, Failure, Parameters<Desktop["set"]>[0]>({
    mutationFn: shell.set,
    onSuccess: () => client.invalidateQueries({ queryKey: ["desktop"] }),
  });
  const told = asked.data;
  if (!told) return null;
  return (
    <>
      <Switch label={t("settings.autostart")} description={t("settings.autostartAbout")} checked={told.autostart} onChange={(event) => set.mutate({ autostart: event.currentTarget.checked })} />
      <Switch label={t("settings.planned")} description={t("settings.plannedAbout", { count: told.planned })} checked={!told.paused} onChange={(event) => set.mutate({ paused: !event.currentTarget.checked })} />
      {!told.tray && <p className="held">{t("settings.noTray")}</p>}
      <Problem error={set.error} />
    </>
  );
}
