import type { ProgrammeStory } from "@longtable/shared/programme/programme.schema";
import { useEffect, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";

interface Props {
  id: string;
  /** The chosen story's id; empty for none. */
  value: string;
  readStories(): Promise<ProgrammeStory[]>;
  onChange(storyId: string): void;
}

/** Which story stands beside a figure: one of those that were given to the programme or to everyone. */
export function StoryChoice({ id, value, readStories, onChange }: Props) {
  const [stories, setStories] = useState<ProgrammeStory[] | "loading" | "failed">("loading");
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, as the form opens
  useEffect(() => {
    readStories().then(setStories, () => setStories("failed"));
  }, []);
  const told = typeof stories === "string" ? [] : stories;
  const hint =
    stories === "loading"
      ? t("programme.storiesLoading")
      : stories === "failed"
        ? t("programme.storiesFailed")
        : told.length === 0
          ? t("programme.storiesNone")
          : t("programme.storyHint");
  return (
    <Field id={id} label={t("programme.story")} hint={hint}>
      <select
        {...fieldProps(id, { hint: true })}
        className="input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t("programme.storyNone")}</option>
        {value !== "" && !told.some((story) => story.id === value) && (
          <option value={value}>{t("programme.storyKept")}</option>
        )}
        {told.map(({ id: storyId, name, text, workshop }) => (
          <option key={storyId} value={storyId}>
            {t("programme.storyOption", { name: name || t("programme.someone"), text, workshop })}
          </option>
        ))}
      </select>
    </Field>
  );
}
