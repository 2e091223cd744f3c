import { useEffect, useState } from "react";
import { request } from "../../session/http.ts";

/** A picture as large as it is kept, for as long as it is looked at; null while it comes or cannot be had. */
export function useWholeImage(
  { workshopId, token }: { workshopId: string; token: string },
  imageId: string | null,
): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    setUrl(null);
    if (imageId === null) return;
    let made: string | null = null;
    const patience = new AbortController();
    request(`/api/workshops/${workshopId}/images/${imageId}`, { token, signal: patience.signal })
      .then((response) => response.blob())
      .then((blob) => {
        if (patience.signal.aborted) return;
        made = URL.createObjectURL(blob);
        setUrl(made);
      })
      .catch(() => undefined);
    return () => {
      patience.abort();
      if (made) URL.revokeObjectURL(made);
    };
  }, [workshopId, token, imageId]);
  return url;
}
