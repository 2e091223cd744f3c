import { isWrittenAlone } from "@longtable/shared/participation/permissions";
import type { Voice, VoiceCounts } from "@longtable/shared/voice/voice.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { voice as voiceWords } from "../../i18n/en/voice.ts";
import { addWords, t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import "./voice.css";

addWords({ voice: voiceWords });

/** Who has been heard so far, by group and in counts, with a calm word for a group that has not. */
export default function VoicePart({ state, voice }: { state: WorkshopState; voice: Voice }) {
  const { all, groups, others, unheard, least } = voice;
  const nameOf = (id: string) =>
    state.workshop.groups.find((group) => group.id === id)?.label ?? t("console.room.undeclared");
  const title = state.activities.find(({ id }) => id === voice.activityId)?.title;
  return (
    <section className="voice">
      <div className="between">
        <h2>{t("voice.title")}</h2>
        <span className="chip">
          <Icon name="private" /> {t("voice.hostsOnly")}
        </span>
      </div>
      {unheard && (
        <p className="voice-hint" role="status">
          <b>{t("voice.unheard", { count: unheard.here, group: nameOf(unheard.id) })}</b> {t("voice.tryThis")}
        </p>
      )}
      {isWrittenAlone(state) ? (
        <p className="hint">{t("voice.alone")}</p>
      ) : all === null ? (
        <p className="hint">{t("voice.tooFew", { least })}</p>
      ) : (
        <>
          <p className="hint">{title === undefined ? t("voice.allBoards") : t("voice.now", { title })}</p>
          <ul className="voice-groups">
            <VoiceLine name={t("voice.everyone")} counts={all} isAll />
            {groups.map(({ id, ...counts }) => (
              <VoiceLine key={id} name={nameOf(id)} counts={counts} />
            ))}
            {others && <VoiceLine name={t("voice.others")} counts={others} />}
          </ul>
          <p className="hint">{t("voice.small", { least })}</p>
        </>
      )}
    </section>
  );
}

function VoiceLine({ name, counts, isAll = false }: { name: string; counts: VoiceCounts; isAll?: boolean }) {
  const { people, wrote, notes, voted, answered } = counts;
  const silent = people - wrote;
  const figures = [
    t("voice.wrote", { count: wrote, people }),
    silent === 0 ? t("voice.noneSilent") : t("voice.silent", { count: silent }),
    t("voice.notes", { count: notes }),
    ...(voted === undefined ? [] : [t("voice.voted", { count: voted })]),
    ...(answered === undefined ? [] : [t("voice.answered", { count: answered })]),
  ];
  return (
    <li className={isAll ? "is-all" : ""}>
      <b>{name}</b>
      <span className="voice-bar" aria-hidden="true">
        <i style={{ inlineSize: `${(100 * wrote) / people}%` }} />
      </span>
      <span className="voice-figures">{figures.join(" · ")}</span>
    </li>
  );
}
