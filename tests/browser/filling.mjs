// Fills in a PDF form with pdf.js, the viewer of Firefox, and saves it; prints, as JSON, what the saved file holds.
// node filling.mjs FORM FILLED VALUES-AS-JSON
// A value is a text, the state of a box that is ticked, or the choice that is taken.
import { readFile, writeFile } from "node:fs/promises";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

const [form, filled, values] = process.argv.slice(2);

const open = async (path) => getDocument({ data: new Uint8Array(await readFile(path)), verbosity: 0 }).promise;

// What the viewer keeps of an answer: pdf.js has a yes or no for each choice of a group, and texts for the rest.
const kept = ({ type, exportValues }, value) => (type === "radiobutton" || type === "checkbox" ? exportValues === value : value);

const pdf = await open(form);
const fields = await pdf.getFieldObjects();
for (const [name, value] of Object.entries(JSON.parse(values))) {
  for (const field of fields[name].filter(({ type }) => type)) {
    pdf.annotationStorage.setValue(field.id, { value: kept(field, value) });
  }
}
await writeFile(filled, await pdf.saveDocument());

const saved = await (await open(filled)).getFieldObjects();
const held = Object.entries(saved).map(([name, all]) => [name, all.find(({ type }) => type).value]);
console.log(JSON.stringify(Object.fromEntries(held)));
