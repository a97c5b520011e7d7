// The files that words stand in, each in both languages side by side.

import { bringing } from "./bringing";
import { called } from "./called";
import { changing } from "./changing";
import { comingIn } from "./comingIn";
import { frame } from "./frame";
import { goingOut } from "./goingOut";
import { kept } from "./kept";
import { guarding } from "./guarding";
import { known } from "./known";
import { steering } from "./steering";
import { values } from "./values";
import { watching } from "./watching";

export const files = { frame, comingIn, known, goingOut, kept, called, changing, values, watching, steering, bringing, guarding };
