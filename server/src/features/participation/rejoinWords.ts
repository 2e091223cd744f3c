import { randomInt } from "node:crypto";

/** Short, plain, unlike each other when heard across a room. About 250 words: three of them are 24 bits. */
const WORDS = `
acorn almond amber anchor apple apron arrow autumn badge bagel baker balcony bamboo banana banjo barley basil basket
beach beacon beetle bell berry bicycle birch biscuit blanket blossom boat bonnet bottle bracelet branch bread bridge
broom bucket butter button cabin cactus camel candle canoe canvas carpet carrot castle cedar cello cereal chalk
cherry chestnut circle clover cobalt coconut comet copper coral cotton cradle cricket crystal cup curtain cushion
daisy desert diamond dolphin donkey drum duck eagle echo elbow elm ember engine falcon feather fern ferry fiddle fig
flute forest fossil fountain fox galaxy garden garlic ginger glacier globe goose granite grape guitar hammock harbour
harvest hazel heron hill honey hood iceberg igloo island ivory jacket jasmine jelly jigsaw jungle kayak kettle kite
kitten ladder lagoon lake lantern lavender leaf lemon lentil lily linen lizard lotus magnet mango maple marble meadow
melon mint mirror mitten moon mosaic moss mountain muffin napkin needle nest noodle nutmeg oasis oat ocean olive onion
orange orchard otter oven owl paddle palace panda paper parrot parsley peach peanut pebble pencil penguin pepper piano
pigeon pillow pine planet plum pocket pond poppy potato puddle pumpkin quilt rabbit radish rainbow raisin raven ribbon
river robin rocket rose saddle saffron sail salmon sandal saturn scarf seal shell silver sky slipper snail spoon
spring squirrel star stove straw summer sunset swan table teapot thimble thunder tiger toast tomato towel trumpet
tulip tunnel turnip umbrella valley velvet violin waffle wagon walnut water whale willow window winter wool yoghurt
zebra zipper
`
  .trim()
  .split(/\s+/);

/**
 * Three words, such as `amber kettle moon`. Who gave no name gets five: their words alone must be enough, among
 * everyone else who gave none.
 */
export function newRejoinWord(hasAlias: boolean): string {
  return Array.from({ length: hasAlias ? 3 : 5 }, () => WORDS[randomInt(WORDS.length)]).join(" ");
}

/** The words as they are compared: lower case, single spaces, hyphens as spaces. */
export function normaliseRejoinWord(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[-–—_,.]/g, " ")
    .trim()
    .replace(/\s+/g, " ");
}
