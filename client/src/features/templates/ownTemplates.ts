import { useCallback, useEffect, useState } from "react";

/** A template as the server lists it. */
export interface ListedTemplate {
  id: string;
  title: string;
  purpose: string;
  minutes: number;
  activities: number;
  /** Made on this server, of somebody's own board or agenda. */
  isOwn?: boolean;
}

const ask = async (path: string, token: string): Promise<Response | null> => {
  const answer = await fetch(path, { headers: { Authorization: `Bearer ${token}` } }).catch(() => null);
  return answer?.ok ? answer : null;
};

/** The picture of one of the server's own templates; null when it is not to be had. */
export async function fetchPicture(id: string, token: string): Promise<string | null> {
  const answer = await ask(`/api/templates/${encodeURIComponent(id)}/picture.svg`, token);
  return answer ? answer.text() : null;
}

/** The server's own templates, once they have come; without a line there are none to show. */
export function useOwnTemplates(token: string) {
  const [own, setOwn] = useState<readonly ListedTemplate[]>([]);
  const load = useCallback(async () => {
    const answer = await ask("/api/templates", token);
    if (!answer) return;
    const { templates } = (await answer.json()) as { templates: ListedTemplate[] };
    setOwn(templates.filter(({ isOwn }) => isOwn));
  }, [token]);
  useEffect(() => void load(), [load]);
  return own;
}
