/** The halves of names that are offered at the door, such as "Amber Wren", with spaces between the words. */
export const MADE_UP_NAMES = {
  first:
    "Amber Blue Bright Calm Copper Early Fern Gentle Golden Green Happy Kind Little Lucky Merry Misty Quick Quiet Red River Rose Silver Soft Spring Steady Stone Summer Sunny Warm Winter",
  second:
    "Badger Beaver Blackbird Bumblebee Crane Deer Dolphin Duck Falcon Finch Fox Goose Hare Hedgehog Heron Kingfisher Ladybird Lark Magpie Mole Moth Newt Otter Owl Puffin Raven Robin Seal Sparrow Squirrel Starling Swallow Swan Swift Thrush Toad Turtle Wren",
} as const;

/** True for a name as it is made up at the door: whoever bears it is somebody in a room. */
export function isMadeUpName(name: string): boolean {
  const [first, second, ...more] = name.trim().toLowerCase().split(/\s+/);
  const has = (words: string, word: string | undefined) =>
    words
      .toLowerCase()
      .split(" ")
      .includes(word ?? "");
  return more.length === 0 && has(MADE_UP_NAMES.first, first) && has(MADE_UP_NAMES.second, second);
}
