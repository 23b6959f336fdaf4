// What is used of daikon, which has no types of its own.
declare module 'daikon' {
  export interface Pixels { data: Float32Array; min: number; max: number; numCols: number; numRows: number }
  export interface DicomImage {
    tags: Record<string, { value: unknown[] } | undefined>
    getCols(): number
    getRows(): number
    getNumberOfFrames(): number
    getWindowCenter(): number | null
    getWindowWidth(): number | null
    getPixelSpacing(): number[] | null
    getImageNumber(): number | null
    getPhotometricInterpretation(): string | null
    hasPixelData(): boolean
    getRawData(): ArrayBuffer
    getInterpretedData(asArray: boolean, asObject: boolean, frame?: number): Pixels
  }
  export const Series: { parseImage(data: DataView): DicomImage | null }
  const daikon: { Series: typeof Series }
  export default daikon
}
