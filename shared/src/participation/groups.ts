import type { GroupId } from "../kernel/ids.ts";
import type { Group } from "../workshop/workshop.schema.ts";

/** Stakeholder groups a new workshop starts with: those METHODS section 1 finds in the room. */
export const DEFAULT_GROUPS: readonly Group[] = [
  { id: "g-lived" as GroupId, label: "People who use services" },
  { id: "g-carer" as GroupId, label: "Family carers" },
  { id: "g-peer" as GroupId, label: "Peer supporters" },
  { id: "g-vol" as GroupId, label: "Voluntary and community groups" },
  { id: "g-gp" as GroupId, label: "GP surgeries" },
  { id: "g-clin" as GroupId, label: "Mental health clinicians" },
  { id: "g-social" as GroupId, label: "Social care and housing" },
  { id: "g-comm" as GroupId, label: "Commissioners and public health" },
  { id: "g-biz" as GroupId, label: "Local businesses" },
];
