// What Feedmill does on this computer without being asked: starting at login, planned runs. Only its own window has this.

import { Switch } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Desktop, Failure } from "../../host";
import { Problem } from "../../parts/Problem";
import { useWords } from "../../words";

export function Computer({ desktop }: { desktop: Desktop }) {
  const { t } = useWords();
  const client = useQueryClient();
  const asked = useQuery({ queryKey: ["desktop"], queryFn: desktop.standing, staleTime: 0 });
  const set = useMutation<void, Failure, Parameters<Desktop["set"]>[0]>({
    mutationFn: desktop.set,
    onSuccess: () => client.invalidateQueries({ queryKey: ["desktop"] }),
  });
  const told = asked.data;
  if (!told) return null;
  return (
    <section>
      <h2>{t("settings.computer")}</h2>
      <Switch label={t("settings.autostart")} description={t("settings.autostartAbout")} checked={told.autostart} onChange={(event) => set.mutate({ autostart: event.currentTarget.checked })} />
      <Switch label={t("settings.planned")} description={t("settings.plannedAbout", { count: told.planned })} checked={!told.paused} onChange={(event) => set.mutate({ paused: !event.currentTarget.checked })} />
      {!told.tray && <p className="held">{t("settings.noTray")}</p>}
      <Problem error={set.error} />
    </section>
  );
}
