/** Width of the lane names and of one step, as on the screens. */
export const LANE_NAME_WIDTH = 150;
export const STEP_WIDTH = 132;
