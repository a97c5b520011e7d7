// The pictures of a product beside its fields: one large, the others to choose from; or where to switch them on.

import { useState } from "react";
import { Picture, usePicture, usePictures } from "../../parts/Picture";
import { to } from "../../parts/route";
import { useWords } from "../../words";

/** Pictures that are shown of one product. */
const MOST = 12;

interface Props {
  shop: string;
  id: string;
  title: string;
}

export function Pictures(props: Props) {
  const { t } = useWords();
  const on = usePictures();
  if (on === undefined) return null;
  if (on) return <Shown {...props} />;
  return <div className="row"><span className="quiet">{t("product.picturesOff")}</span><a href={to("shop", props.shop, "settings")}>{t("settings.pictures")}</a></div>;
}

function Shown({ shop, id, title }: Props) {
  const { t } = useWords();
  const [which, setWhich] = useState(0);
  const count = Math.min(usePicture(shop, id, 0, "large")?.of ?? 1, MOST);
  return (
    <aside className="pictures" aria-label={t("product.pictures")}>
      <Picture key={which} shop={shop} product={id} which={which} size="large" alt={count > 1 ? t("product.picture", { title, number: which + 1, count }) : title} />
      {count > 1 && (
        <div className="row wrap" style={{ gap: 6 }}>
          {Array.from({ length: count }, (_, number) => (
            <button key={number} type="button" className="plain picture-choice" aria-pressed={number === which} aria-label={t("product.pictureNumber", { number: number + 1 })} onClick={() => setWhich(number)}>
              <Picture shop={shop} product={id} which={number} size="small" alt="" />
            </button>
          ))}
        </div>
      )}
    </aside>
  );
}
