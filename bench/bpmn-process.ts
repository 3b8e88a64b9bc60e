/**
 * A BPMN process as a modeller saves it, with its diagram: a start, tasks in a row, an end. The linter that people know
 * from process design is measured on it.
 */
export function bpmnProcess(tasks: number): string {
  const flows = Array.from({ length: tasks + 1 }, (_, i) => i)
  const steps = Array.from({ length: tasks }, (_, i) => i)
  const sourceOf = (flow: number) => (flow === 0 ? 'start' : `task${flow - 1}`)
  const targetOf = (flow: number) => (flow === tasks ? 'end' : `task${flow}`)
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="definitions" targetNamespace="http://bpmn.io/schema/bpmn">
  <bpmn:process id="process" isExecutable="true">
    <bpmn:startEvent id="start" name="Start"><bpmn:outgoing>flow0</bpmn:outgoing></bpmn:startEvent>
    ${steps.map((i) => `<bpmn:task id="task${i}" name="Task ${i}"><bpmn:incoming>flow${i}</bpmn:incoming><bpmn:outgoing>flow${i + 1}</bpmn:outgoing></bpmn:task>`).join('\n    ')}
    <bpmn:endEvent id="end" name="End"><bpmn:incoming>flow${tasks}</bpmn:incoming></bpmn:endEvent>
    ${flows.map((i) => `<bpmn:sequenceFlow id="flow${i}" sourceRef="${sourceOf(i)}" targetRef="${targetOf(i)}" />`).join('\n    ')}
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="process">
    ${shape('start', 0, 36)}
    ${steps.map((i) => shape(`task${i}`, i + 1, 100)).join('\n    ')}
    ${shape('end', tasks + 1, 36)}
    ${flows.map((i) => `<bpmndi:BPMNEdge id="flow${i}_di" bpmnElement="flow${i}"><di:waypoint x="${i * STEP + 100}" y="118" /><di:waypoint x="${(i + 1) * STEP}" y="118" /></bpmndi:BPMNEdge>`).join('\n    ')}
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`
}

const STEP = 160

function shape(id: string, column: number, size: number): string {
  return `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${column * STEP}" y="${118 - size / 2}" width="${size}" height="${size}" /></bpmndi:BPMNShape>`
}
