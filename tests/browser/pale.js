// Returns [where, message] for each run of text that is too near in colour to what is behind it.
() => {
  const large = ({ fontSize, fontWeight }) => parseFloat(fontSize) >= (Number(fontWeight) >= 700 ? 18.66 : 24);

  const pictured = (element) => [...ancestors(element)].some((above) => getComputedStyle(above).backgroundImage !== "none");

  const found = [];
  for (const { text, element } of runs()) {
    const style = getComputedStyle(element);
    const least = large(style) ? 4.5 : 7;
    const ratio = contrast(style.color, ground(element));
    if (pictured(element)) found.push([describe(element), `${quote(text.data)} stands on a picture, where no contrast can be vouched for`]);
    else if (ratio < least) found.push([describe(element), `${quote(text.data)} has a contrast of ${ratio.toFixed(2)} and not of ${least}`]);
  }
  return found;
};
