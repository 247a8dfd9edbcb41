import type { JsonObject } from '../core/json.ts';
import { pick, type Random } from './random.ts';

export type Basket = {
  readonly items: readonly { readonly name: string; readonly price: number }[];
  /** In dollars, to the cent. */
  readonly total: number;
};

/** One to three things from the demo's shop, named in the customer's language. */
export function demoBasket(random: Random, locale: 'en' | 'ko'): Basket {
  const size = 1 + Math.floor(random() * 3);
  const items = Array.from({ length: size }, () => {
    const { price, ...name } = pick(random, PRODUCTS);
    return { name: name[locale], price };
  });
  const cents = items.reduce((sum, item) => sum + Math.round(item.price * 100), 0);
  return { items, total: cents / 100 };
}

export function checkoutProperties(basket: Basket, cartId: string): JsonObject {
  const cartUrl = `https://shop.example/carts/${cartId}`;
  return { cartId, value: basket.total, currency: 'USD', cartUrl, items: basket.items };
}

export function orderProperties(basket: Basket, cartId: string): JsonObject {
  const orderId = cartId.replace('cart', 'order');
  return { orderId, cartId, total: basket.total, currency: 'USD', items: basket.items };
}

const PRODUCTS = [
  { en: 'Linen shirt', ko: '리넨 셔츠', price: 49 },
  { en: 'Wool socks', ko: '울 양말', price: 14.5 },
  { en: 'Desk lamp', ko: '책상 조명', price: 38 },
  { en: 'Tea sampler', ko: '차 모음', price: 22.9 },
  { en: 'Notebook', ko: '공책', price: 9.9 },
  { en: 'Rain jacket', ko: '비옷', price: 89 },
  { en: 'Cast-iron pan', ko: '무쇠 팬', price: 56.5 },
  { en: 'Scented candle', ko: '향초', price: 18 },
] as const;
