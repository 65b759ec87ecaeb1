import type { ToolDemand, Unit } from "./model.ts";

const NAME = "(?:the |a )?(?:`([\\w.-]{3,60})`|((?:[a-z-]{3,20} ){1,2}(?:tool|function))|([\\w]{3,60}))(?: (?:tool|function))?";
/** What a bare word must look like to be the name of a tool. */
const IDENTIFIER = /_|[a-z][A-Z]|[ `]/;
const USE = "(?:call|use|invoke|run|query)";
const MOMENT = "before (?:you )?(?:respond\\w*|answer\\w*|reply\\w*|every|any|each|giv\\w+|saying|doing|writing)";
const DEMANDS: readonly RegExp[] = [
  new RegExp(
    `\\b(?:must|always|have to|need to|required to)\\s+(?:always\\s+|first\\s+)?${USE} ${NAME}(?:[^.;]{0,60}?)? ${MOMENT}\\b`,
    "i",
  ),
  new RegExp(`\\b${MOMENT}\\b[^.;]{0,40},\\s*(?:you )?(?:must|always|have to|need to)\\s+(?:always\\s+|first\\s+)?${USE} ${NAME}`, "i"),
  new RegExp(`^\\W*(?:always|first),? ${USE} ${NAME}(?:[^.;]{0,60}?)? ${MOMENT}\\b`, "i"),
];
const ESCAPE =
  /\b(?:if|when|unless|where|whenever|in case|only)\b[^.]{0,120}\b(?:missing|not (?:given|provided|enough|known|clear|needed|required|necessary|available|specified)|n['’]t (?:given|provided|enough|know|have|need)|do not (?:have|know|need)|lack\w*|unclear|unknown|without|ask|skip|no )\b|\bask (?:for|the user|them|the customer)\b|\bunless\b/i;

/** How far from the demand what softens it may stand. */
const NEAR = 2;

/** Units that demand a tool at every turn, where no sentence near them or about the tool says what to do without its arguments. Linear. */
export function toolDemandsOf(units: readonly Unit[], textOf: (unit: Unit) => string): ToolDemand[] {
  return units.flatMap((unit, index): ToolDemand[] => {
    if (unit.conditional || unit.polarity === "negative") return [];
    const sentence = textOf(unit).replace(/\*\*|__/g, "");
    for (const pattern of DEMANDS) {
      const tool = pattern
        .exec(sentence)
        ?.slice(1)
        .find((it) => it !== undefined);
      if (tool === undefined || !(IDENTIFIER.test(tool) || sentence.includes(`\`${tool}\``))) continue;
      const softens = (it: Unit, at: number) => (Math.abs(at - index) <= NEAR || textOf(it).includes(tool)) && ESCAPE.test(textOf(it));
      return units.some(softens) ? [] : [{ unit: index, tool: tool.slice(0, 40) }];
    }
    return [];
  });
}
