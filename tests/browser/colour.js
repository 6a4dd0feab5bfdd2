// How far apart two colours are, from 1 (the same) to 21 (black on white). WCAG 2.2, "contrast ratio".
const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });

// Any colour of CSS as it looks on *ground*; what lets nothing through hides the ground.
const painted = (colour, ground = "#fff") => {
  for (const layer of [ground, colour]) {
    canvas.fillStyle = layer;
    canvas.fillRect(0, 0, 1, 1);
  }
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
};

const luminance = (parts) => {
  const [red, green, blue] = parts.map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (colour, ground) => {
  const [pale, dark] = [luminance(painted(colour, ground)), luminance(painted(ground))].sort((a, b) => b - a);
  return (pale + 0.05) / (dark + 0.05);
};

const drawn = (colour) => !/^rgba\(.*, 0\)$|^transparent$/.test(colour);

// What is behind the text in *element*: its ground on those of the boxes around it, down to the page's own.
const ground = (element) => {
  const page = matchMedia("(prefers-color-scheme: dark)").matches && /dark/.test(getComputedStyle(document.documentElement).colorScheme) ? "#121212" : "#fff";
  const layers = [];
  for (let above = element; above; above = above.parentElement) layers.unshift(getComputedStyle(above).backgroundColor);
  return layers.reduce((below, layer) => `rgb(${painted(layer, below)})`, page);
};
