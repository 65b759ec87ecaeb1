import type { FormDemand } from "./model.ts";

/**
 * What a whole sentence asks of the form of the answer, where a schema can enforce it. A sentence that says anything else besides
 * asks for nothing here: with it meaning would be deleted.
 */
const POLITE = "(?:(?:please|always|only|strictly|important|note|you|must|should|will|just|make sure to|ensure that you)[\\s:,*_]+){0,4}";
const GIVE = "(?:return|respond|reply|answer|output|produce|generate|provide|give|write|format)";
const WHOLE =
  "(?: (?:me|us))?(?: (?:your|the|all|every|each))?(?: (?:final |entire |whole )?(?:answers?|responses?|outputs?|repl(?:y|ies)|results?))?";
const KIND = "(?:(?:a|an|one|single|valid|well-formed|raw|pure|strict|strictly|only|just|proper|clean|parsable|parseable)[\\s,]+){0,5}";
const SCHEMA =
  "(?:,? (?:that |which )?(?:(?:strictly |exactly )?(?:match(?:es|ing)?|conform(?:s|ing)? to|follow(?:s|ing)?|adher(?:es|ing) to)|according to|in accordance with|using|with|based on) (?:the |this )?(?:(?:given|provided|following|required|above|below|specified|exact|expected) ){0,2}(?:[\\w-]{1,40} )?(?:schema|format|structure|model|shape)(?: (?:above|below|provided))?)?";
const FORM: readonly { readonly demand: FormDemand["kind"]; readonly pattern: RegExp }[] = [
  {
    demand: "json",
    pattern: new RegExp(
      `^${POLITE}${GIVE}${WHOLE}(?: (?:only|just|strictly|solely|exclusively|nothing but))?(?: (?:with|in|as|using))? ${KIND}json(?: (?:object|format|output|response|document|data))?(?: only)?${SCHEMA}(?:,? (?:and )?nothing else)?$`,
      "i",
    ),
  },
  {
    demand: "json",
    pattern:
      /^(?:the |your )?(?:answer|response|output|reply|result) (?:must|should|has to|needs to) be (?:an? )?(?:(?:single|valid|well-formed|raw|pure|strict|parsable|parseable),? ){0,3}json(?: object| format| document)?(?: only)?$/i,
  },
  { demand: "json", pattern: /^(?:json only|only json|no markdown,? (?:just|only) json)$/i },
  {
    demand: "bare",
    pattern:
      /^(?:please |and )?(?:do not|don['’]t|never|avoid|no)\s+(?:ever )?(?:(?:wrap|wrapping|enclose|enclosing|surround|put|putting|use|using|include|including|add|adding)\s+)?(?:(?:it|this|the (?:json|answer|response|output|object|result)|your (?:answer|response|output)|any)\s+)?(?:(?:in|with|inside)\s+)?(?:a |any )?(?:markdown|triple backticks?|backticks?|code fences?|code blocks?|```(?:json)?)(?:\s+(?:code\s+)?(?:fences?|blocks?|backticks?|formatting|syntax|tags?))?(?:\s+(?:or|and)\s+(?:backticks?|code\s+(?:fences?|blocks?)|markdown))?(?:\s+(?:around|in|for) (?:it|the json|the (?:json )?(?:object|output|answer|response)|your (?:answer|response)))?$/i,
  },
  {
    demand: "bare",
    pattern:
      /^(?:please |and )?(?:do not|don['’]t|never|avoid|no)\s+(?:(?:add|adding|include|including|write|writing|output|return|put|provide)\s+)?(?:any |an )?(?:(?:extra|additional|other|introductory|explanatory)\s+)?(?:text|prose|explanations?|commentary|comments?|preamble|words|content|characters)(?:\s+(?:or|and)\s+(?:text|prose|explanations?|commentary|comments?|preamble|markdown))?(?:\s+(?:before|after|outside|around|besides)(?:\s+(?:or|and)\s+(?:before|after|outside|around))?(?:\s+of)?(?:\s+(?:it|(?:the|your)\s+(?:json|answer|response|output|object)(?:\s+(?:object|output|response))?))?)?$/i,
  },
  {
    demand: "required",
    pattern:
      /^(?:all|every one of the|each of the|every|each)(?: of)?(?: the| these)? (?:fields?|keys?|properties|property) (?:is|are|must be) (?:required|mandatory|present|included|filled(?: in)?|provided|set)$/i,
  },
  { demand: "required", pattern: /^(?:do not|don['’]t|never) (?:omit|leave out|skip|drop) (?:any|a) (?:fields?|keys?|propert(?:y|ies))$/i },
  {
    demand: "closed",
    pattern:
      /^(?:do not|don['’]t|never|no) (?:(?:add|include|invent|return|output|use) )?(?:any )?(?:(?:extra|additional|other|new|further) )?(?:fields?|keys?|propert(?:y|ies))(?: (?:to (?:it|the (?:json|object|output))|(?:that|which) (?:are|is) not in the schema|beyond (?:these|those|the schema)))?$/i,
  },
];
const VALUES =
  /^(?:the )?(?:(?:field|key|property|value of|value for) )?["'`*]{0,2}([A-Za-z][\w.]{0,40})["'`*]{0,2}(?: field| key| property)? (?:must|should|can only|has to|may only|is|needs to)(?: always)?(?: be)? (?:exactly )?one of:?\s*([^.;()]{3,300})$/i;
const LONGEST = 320;

/** The demand that a sentence is; null where it says anything besides. Linear: bounded patterns over a short sentence. */
export function formDemandIn(sentence: string): FormDemand | null {
  if (sentence.length > LONGEST) return null;
  const plain = sentence
    .replace(/\*\*|__/g, "")
    .replace(/^[\s\d.)(-]+/, "")
    .replace(/^(?:important|critical|note|remember|warning)\s*[:!-]\s*/i, "")
    .replace(/[\s.!:]+$/, "");
  const values = VALUES.exec(plain);
  if (values?.[1] && values[2]) {
    const listed = values[2].split(/,\s*(?:or\s+|and\s+)?|\s+or\s+|\s*[|/]\s*/).map((it) => it.replace(/["'`\s[\]{}]/g, ""));
    return listed.length > 1 && listed.every((it) => it !== "") ? { kind: "values", field: values[1], values: listed } : null;
  }
  const found = FORM.find(({ pattern }) => pattern.test(plain));
  return found ? { kind: found.demand, field: null, values: [] } : null;
}
