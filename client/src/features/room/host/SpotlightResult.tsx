import "./hostWords.ts";
import { spotlight } from "@longtable/shared/room/room.commands";
import type { Round } from "@longtable/shared/voting/voting.schema";
import { t } from "../../../i18n/t.ts";
import { Icon } from "../../../ui/Icon.tsx";
import type { Commands } from "../../console/useCommands.ts";

/** Puts a closed vote's result in the light, on every screen. */
export function SpotlightResult({ round, commands }: { round: Round; commands: Commands }) {
  return (
    <div className="vote-acts">
      <button type="button" className="btn" onClick={() => void commands.run(spotlight, { roundId: round.id })}>
        <Icon name="star" /> {t("roomHost.result")}
      </button>
    </div>
  );
}
