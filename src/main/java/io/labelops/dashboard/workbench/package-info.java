/**
 * Where reviewers, adjudicators and auditors look at items and answer, by keyboard if they like.
 */
@NullMarked
package io.labelops.dashboard.workbench;

import org.jspecify.annotations.NullMarked;
