// Where a feed lies, and so where the next one is to be put.

import { useWords } from "../words";

const ADDRESS = /^\w[\w+.-]+:\/\//;
const WHOLE_PATH = /^([/\\]|[A-Za-z]:[/\\])/;

/** `copied`: the file was dropped on the screens, and goes into the folder of the shop. */
export function Lies({ place, folder, copied = false }: { place: string; folder: string; copied?: boolean }) {
  const { t } = useWords();
  const told = () => {
    if (copied) return t("lies.copied", { file: `${folder}/source/${place.split(/[/\\]/).at(-1)}` });
    if (ADDRESS.test(place)) return t("lies.address");
    return WHOLE_PATH.test(place) ? t("lies.there") : t("lies.inside", { file: `${folder}/${place}` });
  };
  return <p className="quiet">{told()}</p>;
}
