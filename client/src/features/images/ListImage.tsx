import "./imageWords.ts";
import "./images.css";
import type { Images, NoteImage } from "@longtable/shared/images/images.schema";
import { useEffect, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useBrought } from "./useBrought.ts";
import { useImageSeat } from "./useImageSeat.ts";

interface Props {
  image: NoteImage;
  session: Session;
  images: Images;
}

/** A picture in a list: asked for only once it comes near the screen. */
export default function ListImage({ image, session, images }: Props) {
  useImageSeat(session, images);
  const frame = useRef<HTMLSpanElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (!element || isNear) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      rootMargin: "200px",
    });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [isNear]);
  return (
    <span className="picture" ref={frame}>
      {isNear ? <Near image={image} /> : <Frame image={image} />}
      {image.isWaiting && <span className="small quiet">{t("images.waits")}</span>}
    </span>
  );
}

function Near({ image }: { image: NoteImage }) {
  const url = useBrought(image.imageId);
  if (!url) return <Frame image={image} />;
  return <img src={url} alt={image.alt} width={image.width} height={image.height} />;
}

/** As large as the picture will be, so that nothing moves when it comes. */
function Frame({ image: { alt, width, height } }: { image: NoteImage }) {
  return <span className="picture-frame" role="img" aria-label={alt} style={{ aspectRatio: `${width} / ${height}` }} />;
}
