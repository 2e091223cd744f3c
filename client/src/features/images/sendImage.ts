import type { WireError } from "@longtable/shared/kernel/userError";

/** How far a picture is on its way. */
export type Sending =
  | { name: "sending"; percent: number }
  | { name: "making" }
  | { name: "failed"; messageKey: string }
  | { name: "ready"; imageId: string };

/** Without a word from the line for so long, sending counts as failed, in milliseconds. */
const TIMEOUT_MS = 120_000;

/**
 * Sends a picture and says how far it is; the answer stops it. The same picture sent twice is one, so that trying again does no harm.
 */
export function sendImage(
  { workshopId, token }: { workshopId: string; token: string },
  file: Blob,
  onStep: (step: Sending) => void,
): () => void {
  // Only this way of asking says how much has been sent.
  const line = new XMLHttpRequest();
  line.open("POST", `/api/workshops/${workshopId}/images`);
  line.setRequestHeader("Authorization", `Bearer ${token}`);
  line.setRequestHeader("Content-Type", file.type || "application/octet-stream");
  line.timeout = TIMEOUT_MS;
  line.responseType = "json";
  line.upload.onprogress = ({ loaded, total }) =>
    onStep({ name: "sending", percent: Math.floor((100 * loaded) / total) });
  line.upload.onload = () => onStep({ name: "making" });
  const fail = () => onStep({ name: "failed", messageKey: "" });
  line.onerror = fail;
  line.ontimeout = fail;
  line.onload = () => {
    const answer = line.response as { image?: { id: string }; error?: WireError } | null;
    if (answer?.image) onStep({ name: "ready", imageId: answer.image.id });
    else onStep({ name: "failed", messageKey: answer?.error?.messageKey ?? "" });
  };
  onStep({ name: "sending", percent: 0 });
  line.send(file);
  return () => line.abort();
}
