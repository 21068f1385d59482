package io.labelops.certification;

/** How many answers were right. */
record Answers(int correct, int answers) {}
