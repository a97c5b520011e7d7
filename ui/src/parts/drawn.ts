// After the next frame: what is worked out then comes after what is on the screen already. For what takes long to make, so that
// a click is answered first.

import { startTransition, useEffect, useState } from "react";

/** Ends when the next frame is drawn. */
export const drawn = () => new Promise<void>((done) => void requestAnimationFrame(() => setTimeout(done)));

/** Whether what was made first is drawn. */
export function useDrawn(): boolean {
  const [is, setIs] = useState(false);
  useEffect(() => {
    let gone = false;
    void drawn().then(() => gone || startTransition(() => setIs(true)));
    return () => {
      gone = true;
    };
  }, []);
  return is;
}
