/** A section as the lead inspector wrote it, with its bindings filled. */
import { fillBindings } from './bindings.ts'
import type { Block } from './document.ts'
import type { ReportMaterial } from './material.ts'
import { textBlocks } from './text-blocks.ts'

/** @param level of the headings that stand in the text: one below the heading of the section */
export const writtenBlocks = (material: ReportMaterial, section: string, level: 3 | 4): Block[] =>
  textBlocks(fillBindings(material, material.sections[section] ?? ''), { id: section, level })
