import { type SyntheticEvent, useEffect, useState } from "react";
import "./templates.css";

interface Props {
  /** Fetches the picture, for templates that not everybody may see; left out for those that everybody has. */
  load?: (() => Promise<string | null>) | undefined;
  id: string;
}

/** Boards this much wider than high are read from their start; rings are about as wide as high. */
const LEAST_WIDE = 1.15;

function markRound({
  currentTarget: { classList, naturalWidth, naturalHeight },
}: SyntheticEvent<HTMLImageElement>): void {
  classList.toggle("is-round", naturalWidth < LEAST_WIDE * naturalHeight);
}

/** The start of a template's board, small; its name stands beside it. */
export function TemplatePicture({ id, load }: Props) {
  const [fetched, setFetched] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    void load?.().then((svg) => {
      if (isWanted && svg) setFetched(`data:image/svg+xml,${encodeURIComponent(svg)}`);
    });
    return () => {
      isWanted = false;
    };
  }, [load]);
  const source = load ? fetched : `/api/templates/${encodeURIComponent(id)}/picture.svg`;
  return (
    <span className="template-picture">
      {source && <img src={source} alt="" loading="lazy" decoding="async" onLoad={markRound} />}
    </span>
  );
}
