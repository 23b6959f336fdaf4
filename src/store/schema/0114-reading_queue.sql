-- When studies became whole: what figures of a span of time begin with. And critical values.
CREATE INDEX reading_step_queue ON reading_step (made_ms) WHERE move = 'queue';
CREATE INDEX reading_step_alert ON reading_step (made_ms) WHERE move IN ('alert', 'acknowledge');
