import { useId } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useStories } from "../story/useStories.ts";

interface Props {
  session: Session;
  value: string | null;
  onChange(storyId: string | null): void;
}

/** From which story a real person's life is told: it goes as far as that story may, and goes with it. */
export default function StoryChoice({ session, value, onChange }: Props) {
  const id = useId();
  const state = useStore(session.state);
  const workshopId = state?.workshop.id ?? "";
  const { list } = useStories({ workshopId, token: session.seat.token }, state?.stories?.print ?? "");
  const stories = list?.stories ?? [];
  return (
    <div className="field">
      <label htmlFor={id}>{t("scenarios.person.story")}</label>
      <span className="picker">
        <select
          id={id}
          className="input"
          value={value ?? ""}
          onChange={(event) => onChange(event.target.value === "" ? null : event.target.value)}
        >
          <option value="">{t("scenarios.person.noStory")}</option>
          {stories.map((story) => (
            <option key={story.id} value={story.id}>
              {[story.title || story.text.slice(0, 60), story.pseudonym].filter(Boolean).join(" – ")}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
    </div>
  );
}
