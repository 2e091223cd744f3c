import sheet from "./icons.svg?raw";

/** Puts the marks of a sheet into the page, once each; those of every page first, so that "not saved yet" has its mark when there is no line to fetch it over. */
export function addIconSheet(page: Document, marks: string = sheet): void {
  const drawn = new DOMParser().parseFromString(marks, "image/svg+xml").documentElement;
  drawn.setAttribute("width", "0");
  drawn.setAttribute("height", "0");
  drawn.setAttribute("class", "icon-sheet");
  drawn.setAttribute("aria-hidden", "true");
  page.body.prepend(page.importNode(drawn, true));
}
