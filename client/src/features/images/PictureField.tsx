import "./imageWords.ts";
import "./images.css";
import { IMAGE_LIMITS, IMAGE_TYPES } from "@longtable/shared/images/image.limits";
import { useEffect, useId, useRef, useState } from "react";
import { errorText, t } from "../../i18n/t.ts";
import { type Sending, sendImage } from "./sendImage.ts";
import { useWholeImage } from "./useWholeImage.ts";

export interface GivenPicture {
  imageId: string;
  alt: string;
}

interface Props {
  seat: { workshopId: string; token: string };
  imageId: string | null;
  alt: string;
  /** What is still to be said; null while nothing is. */
  problem: string | null;
  onChange(next: { imageId: string | null; alt: string }): void;
  /** Told whether a picture was chosen that is not there yet. */
  onBusy?(isBusy: boolean): void;
}

/** Chooses a picture, sends it at once and says how far that is; and asks what is to be seen. */
export function PictureField({ seat, imageId, alt, problem, onChange, onBusy }: Props) {
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const [turn, setTurn] = useState(0);
  const [step, setStep] = useState<Sending | null>(null);
  const preview = useObjectUrl(file);
  const kept = useWholeImage(seat, file ? null : imageId);
  // People write while it is on its way: what is told then goes with what they have written by then.
  const now = useRef({ alt, onChange });
  now.current = { alt, onChange };
  const isBusy = file !== null && step?.name !== "ready";
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when it changes, to whoever asked first.
  useEffect(() => {
    onBusy?.(isBusy);
    return () => onBusy?.(false);
  }, [isBusy]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: sent once for each file and each new try.
  useEffect(() => {
    if (!file) return;
    return sendImage(seat, file, (next) => {
      setStep(next);
      if (next.name === "ready") now.current.onChange({ imageId: next.imageId, alt: now.current.alt });
    });
  }, [file, turn]);
  const stop = () => {
    setFile(null);
    setStep(null);
  };
  // Left out again by who asked for it.
  const isLeftOut = imageId === null && step?.name === "ready";
  useEffect(() => {
    if (!isLeftOut) return;
    setFile(null);
    setStep(null);
  }, [isLeftOut]);
  const shown = preview ?? kept;
  return (
    <div className="picture-field">
      {shown && <img className="picture-preview" src={shown} alt={alt} />}
      <label className="btn picture-choose">
        {t(shown ? "images.change" : "images.choose")}
        <input
          type="file"
          accept={IMAGE_TYPES.join(",")}
          onChange={({ target }) => {
            const [chosen] = target.files ?? [];
            if (!chosen) return;
            onChange({ imageId: null, alt });
            setStep(null);
            setFile(chosen);
            setTurn(turn + 1);
          }}
        />
      </label>
      {step?.name === "sending" && (
        <div>
          <progress max={100} value={step.percent} aria-label={t("images.sending", { percent: step.percent })} />
          <p className="hint">{t("images.sending", { percent: step.percent })}</p>
          <button type="button" className="btn" onClick={stop}>
            {t("images.stop")}
          </button>
        </div>
      )}
      <p className="hint" role="status">
        {step?.name === "making" ? t("images.making") : step?.name === "ready" ? t("images.ready") : ""}
      </p>
      {step?.name === "failed" && (
        <div role="alert">
          <p>{step.messageKey === "" ? t("images.failed") : errorText(step.messageKey)}</p>
          <button type="button" className="btn" onClick={() => setTurn(turn + 1)}>
            {t("images.again")}
          </button>{" "}
          <button type="button" className="btn btn-plain" onClick={stop}>
            {t("images.without")}
          </button>
        </div>
      )}
      <div className="field">
        <label htmlFor={id}>{t("images.alt")}</label>
        <input
          id={id}
          className="input"
          autoComplete="off"
          dir="auto"
          maxLength={IMAGE_LIMITS.altChars}
          aria-describedby={`${id}-hint`}
          value={alt}
          onChange={({ target }) => onChange({ imageId, alt: target.value })}
        />
        <p className="hint" id={`${id}-hint`}>
          {t("images.altHint")}
        </p>
      </div>
      <p className="field-problem" role="alert">
        {problem}
      </p>
    </div>
  );
}

function useObjectUrl(file: Blob | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!file) return setUrl(null);
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}
