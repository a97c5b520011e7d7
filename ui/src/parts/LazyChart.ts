// A chart that is loaded where it is first shown, after what stands around it is drawn: loading takes as long as many frames.

import { lazy } from "react";
import { drawn } from "./drawn";

export const LazyChart = lazy(() => drawn().then(() => import("./Chart")));
