/** Hands a file to the browser to keep; its address is given back a minute later. */
export function saveFile(content: Blob, fileName: string): void {
  const address = URL.createObjectURL(content);
  Object.assign(document.createElement("a"), { href: address, download: fileName }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
