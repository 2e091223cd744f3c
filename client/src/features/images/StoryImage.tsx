import "./imageWords.ts";
import "./images.css";
import type { ShownImage } from "@longtable/shared/images/images.schema";
import { t } from "../../i18n/t.ts";
import { useWholeImage } from "./useWholeImage.ts";

export interface StoryImageProps {
  seat: { workshopId: string; token: string };
  /** Without its size where it is not known yet. */
  image: Pick<ShownImage, "imageId" | "alt"> & Partial<ShownImage>;
}

/** The picture that belongs to a story. */
export default function StoryImage({ seat, image: { imageId, alt, width, height } }: StoryImageProps) {
  const url = useWholeImage(seat, imageId);
  if (!url) return <p className="small quiet">{t("images.loading")}</p>;
  return (
    <span className="picture">
      <img src={url} alt={alt} width={width} height={height} />
    </span>
  );
}
